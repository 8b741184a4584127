using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.ReadSide.Storage;

/// <summary>
/// How the rows of a read table are read and written many at a time, derived from the model of EF Core: what it would
/// do row by row and with a memory of each, an engine does here with one statement a table.
/// </summary>
internal sealed class TableMap
{
    private static readonly MethodInfo FieldValue = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!;

    private readonly Func<DbDataReader, object> _read;

    public TableMap(IEntityType type)
    {
        Name = type.GetTableName()!;
        Columns = [.. type.GetProperties().Select(ColumnMap.Of)];
        var key = type.FindPrimaryKey()!.Properties.Single();
        Key = Columns.Single(column => column.Property == key);
        _read = Reader(type.ClrType, Columns);
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>All columns, in an order that never changes while the program runs.</summary>
    public IReadOnlyList<ColumnMap> Columns { get; }

    /// <summary>The column that tells rows apart.</summary>
    public ColumnMap Key { get; }

    /// <summary>The row on which a reader stands, whose fields are <see cref="Columns"/> in their order.</summary>
    public object Read(DbDataReader reader) => _read(reader);

    private static Func<DbDataReader, object> Reader(Type row, IReadOnlyList<ColumnMap> columns)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var values = columns.Select((column, ordinal) => Expression.Bind(column.Property.PropertyInfo!, Value(reader, column.Property, ordinal)));
        return Expression.Lambda<Func<DbDataReader, object>>(Expression.MemberInit(Expression.New(row), values), reader).Compile();
    }

    private static Expression Value(ParameterExpression reader, IProperty property, int ordinal)
    {
        var place = Expression.Constant(ordinal);
        var converter = property.GetRelationalTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Expression value = Expression.Call(reader, FieldValue.MakeGenericMethod(stored), place);
        value = Expression.Convert(converter is null ? value : Expression.Invoke(converter.ConvertFromProviderExpression, value), property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, place), Expression.Default(property.ClrType), value)
            : value;
    }
}
