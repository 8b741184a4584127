using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.WriteSide.Storage;

/// <summary>A table of the write side as bulk copy needs it: its name, and the columns that we fill in ourselves.</summary>
public sealed class BulkTable
{
    private readonly Func<object, object?>[] _values;

    private BulkTable(IEntityType entity)
    {
        Schema = entity.GetSchema()!;
        Name = entity.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Name, Schema);
        // What another entity keeps in the same row is known to the model as a shadow, and is not this entity's to fill in.
        var properties = entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never && !property.IsShadowProperty()).ToList();
        Columns = [.. properties.Select(property => new BulkColumn(property.GetColumnName(table)!, StoredType(property)))];
        _values = [.. properties.Select(ValueOf)];
    }

    public string Schema { get; }

    public string Name { get; }

    /// <summary>Its columns, but for those that the database fills in.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The table of an entity, as the model maps it.</summary>
    public static BulkTable Of<TEntity>(WriteDbContext db) => Of(db, typeof(TEntity));

    /// <summary>The table of a kind of entity, as the model maps it.</summary>
    public static BulkTable Of(WriteDbContext db, Type entity) =>
        new(db.Model.FindEntityType(entity) ?? throw new InvalidOperationException($"{entity.Name} has no table."));

    /// <summary>What the columns hold for an entity, in their order.</summary>
    public object?[] RowOf(object entity)
    {
        var row = new object?[_values.Length];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = _values[column](entity);
        }

        return row;
    }

    private static Type StoredType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static Func<object, object?> ValueOf(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter is { } converter
            ? entity => getter.GetClrValue(entity) is { } value ? converter.ConvertToProvider(value) : null
            : getter.GetClrValue;
    }
}

/// <summary>One column.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Type">What its values are, null aside.</param>
public sealed record BulkColumn(string Name, Type Type);
