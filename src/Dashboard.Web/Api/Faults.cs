using System.Globalization;
using Dashboard.Domain;
using Dashboard.ReadSide.Questions;

namespace Dashboard.Web.Api;

/// <summary>Reads the texts of a request's path and query, and collects every fault: a caller is told all of them at once.</summary>
internal sealed class Faults
{
    private const int MaxText = 200;

    private const int MostRating = 5;

    /// <summary>The last page that can be asked for by number; deeper ones are reached by cursor.</summary>
    private const int MaxPage = 10_000_000;

    /// <summary>Rows that are counted for a total that no counter knows: tens of milliseconds among a million.</summary>
    private const int CountTo = 10_000;

    private readonly List<FieldFault> _found = [];

    public IReadOnlyList<FieldFault> Found => _found;

    public bool Any => _found.Count > 0;

    public void Add(string field, string sentence) => _found.Add(new FieldFault(field, sentence));

    public void AddRange(IEnumerable<FieldFault> faults) => _found.AddRange(faults);

    /// <summary>An id that must be there; the empty one when it is malformed.</summary>
    public Guid Id(string text, string field) => OptionalId(text, field) ?? Guid.Empty;

    public Guid? OptionalId(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        Add(field, $"{field} must be a UUID.");
        return null;
    }

    public IReadOnlyList<Guid> Ids(string text, string field) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => Id(id, field))];

    public int? Whole(string? text, string field, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be a whole number from {least} to {most}."));
        return null;
    }

    public decimal? Amount(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < 1_000_000_000_000m)
        {
            return amount;
        }

        Add(field, $"{field} must be a number such as 12.50.");
        return null;
    }

    public bool? Flag(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Add(field, $"{field} must be true or false.");
        return null;
    }

    public DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 3000)
        {
            return day;
        }

        Add(field, $"{field} must be a day such as 2011-10-06.");
        return null;
    }

    /// <summary>A text to look for: trimmed, short, of characters that a database can hold.</summary>
    public string? Text(string? text, string field, int most = MaxText)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length <= most && !text.Any(char.IsControl))
        {
            return text.Trim();
        }

        Add(field, string.Create(CultureInfo.InvariantCulture, $"{field} can have at most {most} characters, on one line."));
        return null;
    }

    /// <summary>One of a few words, as the API writes them.</summary>
    public T? Word<T>(string? text, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Words.Of(value).Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Add(field, $"{field} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Words.Of))}.");
        return null;
    }

    /// <summary>One of a few names, as the log writes them.</summary>
    public string? Name(string? text, string field, IReadOnlyList<string> names)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (names.FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        Add(field, $"{field} must be one of {string.Join(", ", names)}.");
        return null;
    }

    /// <summary>Two ends of a range: the first must not lie beyond the second.</summary>
    public void Range<T>(T? from, T? to, string first, string second)
        where T : struct, IComparable<T>
    {
        if (from is { } least && to is { } most && least.CompareTo(most) > 0)
        {
            Add(first, $"{first} must not be {(typeof(T) == typeof(DateOnly) ? "later" : "more")} than {second}.");
        }
    }

    /// <summary>An average rating, 0 to 5.</summary>
    public decimal? Rating(string? text, string field)
    {
        var rating = Amount(text, field);
        if (rating is < 0 or > MostRating)
        {
            Add(field, $"{field} must be from 0 to {MostRating}.");
        }

        return rating;
    }

    /// <summary>The wanted part of a list; more rows a page than there may be are cut to as many as there may be.</summary>
    public PageRequest Page(string? page, string? limit, string? cursor = null) => new()
    {
        Number = Whole(page, "page", 1, MaxPage) ?? 1,
        Limit = Math.Min(Whole(limit, "limit", 1, int.MaxValue) ?? PageRequest.DefaultLimit, PageRequest.MaxLimit),
        Cursor = CursorOf(cursor),
        CountTo = CountTo,
    };

    private string? CursorOf(string? text)
    {
        var cursor = Text(text, "cursor", most: 2_000);
        if (cursor is not null && PageRequest.WhyNoCursor(cursor) is { } sentence)
        {
            Add("cursor", sentence);
        }

        return cursor;
    }
}

/// <summary>Enumerations as the API writes them.</summary>
internal static class Words
{
    /// <summary>The name of a value with a small first letter, such as <c>submitted</c> or <c>createdAt</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
