using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Storage;

/// <summary>A column of a read table, as the model has it.</summary>
internal abstract class ColumnMap(IProperty property)
{
    public IProperty Property { get; } = property;

    public string Name { get; } = property.GetColumnName();

    /// <summary>Type in the database, without length or precision.</summary>
    public string StoreType { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

    /// <summary>Type that the database's driver takes, without its being nullable.</summary>
    public abstract Type DriverType { get; }

    /// <summary>The column's values of some rows, as an array of the type that the database's driver takes.</summary>
    public abstract Array Values(IReadOnlyList<object> rows);

    /// <summary>Some values of the property, as an array of the type that the database's driver takes.</summary>
    public abstract Array Stored(Array values);

    /// <summary>The column's value of one row, as the driver takes it; nothing where the row has none.</summary>
    public abstract object? Value(object row);

    /// <summary>A column of a property.</summary>
    public static ColumnMap Of(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var provided = mapping.Converter?.ProviderClrType ?? property.ClrType;
        if (property.IsNullable && provided.IsValueType && Nullable.GetUnderlyingType(provided) is null)
        {
            provided = typeof(Nullable<>).MakeGenericType(provided);
        }

        return (ColumnMap)Activator.CreateInstance(typeof(ColumnMap<>).MakeGenericType(provided), property)!;
    }
}

/// <inheritdoc/>
/// <typeparam name="T">What the driver takes and gives.</typeparam>
internal sealed class ColumnMap<T>(IProperty property) : ColumnMap(property)
{
    private readonly Func<object, T> _get = Getter(property);

    public override Type DriverType => Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);

    public override Array Values(IReadOnlyList<object> rows)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _get(rows[i]);
        }

        return values;
    }

    public override Array Stored(Array values)
    {
        if (Property.GetRelationalTypeMapping().Converter?.ConvertToProvider is not { } convert)
        {
            return values;
        }

        var stored = new T[values.Length];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = (T)convert(values.GetValue(i))!;
        }

        return stored;
    }

    public override object? Value(object row) => _get(row);

    /// <summary>The column's value of one row.</summary>
    public T Get(object row) => _get(row);

    private static Func<object, T> Getter(IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        Expression value = Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!);
        if (property.GetRelationalTypeMapping().Converter is { } converter)
        {
            var convert = converter.ConvertToProviderExpression;
            var given = value;
            value = Expression.Convert(Expression.Invoke(convert, Expression.Convert(given, convert.Parameters[0].Type)), typeof(T));
            if (!given.Type.IsValueType || Nullable.GetUnderlyingType(given.Type) is not null)
            {
                value = Expression.Condition(Expression.Equal(given, Expression.Constant(null, given.Type)), Expression.Default(typeof(T)), value);
            }
        }

        return Expression.Lambda<Func<object, T>>(Expression.Convert(value, typeof(T)), row).Compile();
    }
}
