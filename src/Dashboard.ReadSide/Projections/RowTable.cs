using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Dashboard.ReadSide.Projections;

/// <summary>A table that a projection fills, of whatever rows.</summary>
internal abstract class RowTable(string name)
{
    /// <summary>Name of the row's type; it stands in the table of parked events.</summary>
    public string Name { get; } = name;

    /// <summary>Rows of this table that a batch works on, none yet.</summary>
    public abstract RowSet NewSet();
}

/// <summary>A table that a projection fills: how a row is found and how it begins.</summary>
internal sealed class RowTable<TRow, TKey> : RowTable
    where TRow : class
    where TKey : notnull
{
    private static readonly Func<object, object> ShallowCopy = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    private readonly Func<TRow, TKey> _key;
    private readonly Func<TKey, TRow> _create;

    public RowTable(Expression<Func<TRow, TKey>> key, Func<TKey, TRow> create)
        : base(typeof(TRow).Name)
    {
        KeyName = ((MemberExpression)key.Body).Member.Name;
        _key = key.Compile();
        _create = create;
    }

    /// <summary>Name of the key's property.</summary>
    public string KeyName { get; }

    /// <summary>A key as text: the same text for the same key, whatever the culture.</summary>
    public static string TextOf(TKey key) => key switch
    {
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => key.ToString() ?? "",
    };

    public TKey KeyOf(TRow row) => _key(row);

    public TRow Create(TKey key) => _create(key);

    /// <summary>A copy for a handler to change; lists in it are shared, as handlers replace and never change them.</summary>
    public TRow Copy(TRow row) => (TRow)ShallowCopy(row);

    public override RowSet NewSet() => new RowSet<TRow, TKey>(this);
}
