using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Dashboard.Domain.Orders;

namespace Dashboard.Domain.People;

/// <summary>Which properties of a kind of event are somebody's, and whose.</summary>
internal abstract class PersonalForm
{
    private static readonly Func<object, object> Copy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>The kind of event.</summary>
    public abstract Type Event { get; }

    /// <summary>Names of the properties.</summary>
    public abstract IReadOnlyCollection<string> Properties { get; }

    /// <summary>Whose they are.</summary>
    public abstract Guid OwnerOf(IEvent change);

    /// <summary>What is known of the person, value by value; nothing where nothing is.</summary>
    protected abstract string?[] Take(IEvent change);

    /// <summary>Puts values in the place of those that are there.</summary>
    protected abstract void Put(IEvent change, string?[] values);

    /// <summary>Parts an event into one that knows nothing of the person, and what was known.</summary>
    public (IEvent Erased, byte[] Known) Part(IEvent change)
    {
        var values = Take(change);
        var erased = (IEvent)Copy(change);
        Put(erased, [.. values.Select(value => value is null ? null : Erased.Word)]);
        return (erased, Write(values));
    }

    /// <summary>Gives a freshly read event back what was known.</summary>
    public void Join(IEvent erased, ReadOnlySpan<byte> known) => Put(erased, Read(known));

    /// <summary>Their number, then of each whether it is there, and its text with the length before it.</summary>
    private static byte[] Write(string?[] values)
    {
        using var bytes = new MemoryStream(128);
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(values.Length);
        foreach (var value in values)
        {
            writer.Write(value is not null);
            if (value is not null)
            {
                writer.Write(value);
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    private static string?[] Read(ReadOnlySpan<byte> known)
    {
        using var reader = new BinaryReader(new MemoryStream(known.ToArray(), writable: false), Encoding.UTF8);
        var values = new string?[reader.Read7BitEncodedInt()];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = reader.ReadBoolean() ? reader.ReadString() : null;
        }

        return values;
    }
}

/// <inheritdoc/>
internal sealed class PersonalForm<TEvent>(Func<TEvent, Guid> owner) : PersonalForm
    where TEvent : class, IEvent
{
    private readonly List<string> _properties = [];
    private readonly List<Func<TEvent, string?[]>> _take = [];
    private readonly List<Action<TEvent, ReadOnlySpan<string?>>> _put = [];
    private readonly List<int> _sizes = [];

    /// <inheritdoc/>
    public override Type Event => typeof(TEvent);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Properties => _properties;

    /// <summary>Says that a text is the person's.</summary>
    public PersonalForm<TEvent> Has(Expression<Func<TEvent, string?>> text)
    {
        var (get, set) = Access<string>(text.Body);
        return Add(text.Body, 1, e => [get(e)], (e, values) => set(e, values[0]));
    }

    /// <summary>Says that an address is the person's.</summary>
    public PersonalForm<TEvent> Has(Expression<Func<TEvent, Address?>> address)
    {
        var (get, set) = Access<Address>(address.Body);
        return Add(
            address.Body,
            4,
            e => get(e) is { } known ? [known.Street, known.City, known.PostalCode, known.Country] : new string?[4],
            (e, values) => set(e, values[0] is null ? null : new Address(values[0]!, values[1]!, values[2]!, values[3]!)));
    }

    /// <inheritdoc/>
    public override Guid OwnerOf(IEvent change) => owner((TEvent)change);

    /// <inheritdoc/>
    protected override string?[] Take(IEvent change)
    {
        var values = new List<string?>(_sizes.Count);
        foreach (var take in _take)
        {
            values.AddRange(take((TEvent)change));
        }

        return [.. values];
    }

    /// <inheritdoc/>
    protected override void Put(IEvent change, string?[] values)
    {
        var at = 0;
        for (var index = 0; index < _put.Count && at < values.Length; at += _sizes[index++])
        {
            _put[index]((TEvent)change, values.AsSpan(at, _sizes[index]));
        }
    }

    private static (Func<TEvent, T?> Get, Action<TEvent, T?> Set) Access<T>(Expression body)
        where T : class
    {
        var property = (PropertyInfo)((MemberExpression)body).Member;
        return (property.GetMethod!.CreateDelegate<Func<TEvent, T?>>(), property.SetMethod!.CreateDelegate<Action<TEvent, T?>>());
    }

    private PersonalForm<TEvent> Add(Expression body, int size, Func<TEvent, string?[]> take, Action<TEvent, ReadOnlySpan<string?>> put)
    {
        _properties.Add(((MemberExpression)body).Member.Name);
        _sizes.Add(size);
        _take.Add(take);
        _put.Add(put);
        return this;
    }
}
