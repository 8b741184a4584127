using System.Text;
using Dashboard.Domain;

namespace Dashboard.PostgreSql.Read;

/// <summary>Words that come again and again, such as the names of events: each is kept once, and not made anew for every row. Used by many at once.</summary>
internal sealed class Words
{
    /// <summary>A longer word is rather a sentence.</summary>
    private const int LongestInBytes = 128;

    private const int Most = 1_024;

    private static readonly Origin[] Plain = [.. Enum.GetValues<OriginKind>().Select(Origin.By)];

    private readonly Lock _lock = new();
    private volatile HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The text of some UTF-8.</summary>
    public string Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestInBytes)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> text = stackalloc char[LongestInBytes];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        return _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var word) ? word : Learn(text.ToString());
    }

    /// <summary>An origin; those without an address are few, and made once.</summary>
    public Origin OriginOf(OriginKind kind, ReadOnlySpan<byte> address) =>
        address.IsEmpty && (int)kind >= 0 && (int)kind < Plain.Length ? Plain[(int)kind] : new Origin(kind, Read(address));

    private string Learn(string word)
    {
        lock (_lock)
        {
            // Replaced and never changed: whoever looks a word up needs no lock.
            _known = _known.Count < Most ? new HashSet<string>(_known, StringComparer.Ordinal) { word } : new HashSet<string>(StringComparer.Ordinal) { word };
        }

        return word;
    }
}
