using System.Globalization;
using Dashboard.ReadSide.Projections;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.ReadSide.Operations;

/// <summary>Takes rows as if to write them, and tells what would change.</summary>
internal sealed class RowDifferences(IModel model) : IRowWriter
{
    private readonly List<RowDifference> _found = [];

    /// <summary>The rows that would be written.</summary>
    public IReadOnlyList<RowDifference> Found => _found;

    /// <summary>Why the tables would not hold a value, as far as that can be said without writing it.</summary>
    public string? Unfit { get; private set; }

    public void Insert<TRow>(TRow row)
        where TRow : class =>
        Compare(typeof(TRow), before: null, row);

    public void Update<TRow>(TRow stored, TRow current)
        where TRow : class =>
        Compare(typeof(TRow), stored, current);

    public void Delete<TRow>(TRow stored)
        where TRow : class =>
        Compare(typeof(TRow), stored, after: null);

    private void Compare(Type type, object? before, object? after)
    {
        var entity = model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no row of a read table.");
        var key = entity.FindPrimaryKey()!.Properties.Single();
        var values = new List<ValueDifference>();
        foreach (var property in entity.GetProperties())
        {
            var (old, now) = (Text(property, before), Text(property, after));
            if (old != now)
            {
                values.Add(new ValueDifference(property.Name, old, now));
            }

            if (property.GetMaxLength() is { } most && now?.Length > most)
            {
                Unfit ??= string.Create(CultureInfo.InvariantCulture, $"{type.Name}.{property.Name} has room for {most} characters, not for {now.Length}.");
            }
        }

        if (values.Count > 0)
        {
            _found.Add(new RowDifference(type.Name, Text(key, after ?? before) ?? "", values));
        }
    }

    /// <summary>A value as it would be stored, as text.</summary>
    private static string? Text(IProperty property, object? row)
    {
        var value = row is null ? null : property.PropertyInfo!.GetValue(row);
        var stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored switch
        {
            null => null,
            string text => text,
            DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => stored.ToString(),
        };
    }
}
