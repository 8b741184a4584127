using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.ReadSide.Questions;

/// <summary>
/// A place between two rows of a list: the sort value and the id of the row beside it, and which way to go from there.
/// Opaque to whoever carries it, and of use to the question alone that gave it out.
/// </summary>
/// <param name="Backward">Whether the page lies before the row.</param>
/// <param name="Value">The row's sort value, as text.</param>
/// <param name="Id">The row's id.</param>
internal sealed record Cursor(bool Backward, string Value, Guid Id)
{
    /// <summary>What is said of a cursor that is of no use.</summary>
    public const string NotMineSentence = "The cursor is not one of this list: begin again at the first page.";

    private const char Separator = '\n';
    private const int MarkLength = 8;

    /// <summary>A sort value as text, without loss.</summary>
    public static string Write<TValue>(TValue value) => value switch
    {
        string text => text,
        DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A list cannot be in the order of a {typeof(TValue).Name}."),
    };

    /// <summary>The sort value that <see cref="Write"/> wrote.</summary>
    public TValue Read<TValue>()
    {
        try
        {
            return typeof(TValue) == typeof(DateTimeOffset) ? (TValue)(object)new DateTimeOffset(long.Parse(Value, CultureInfo.InvariantCulture), TimeSpan.Zero)
                : typeof(TValue) == typeof(DateOnly) ? (TValue)(object)DateOnly.FromDayNumber(int.Parse(Value, CultureInfo.InvariantCulture))
                : (TValue)Convert.ChangeType(Value, typeof(TValue), CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw NotMine(fault);
        }
    }

    /// <summary>The cursor as people and programs carry it.</summary>
    /// <param name="question">Everything that makes the list what it is: filters and order.</param>
    public string Encode(string question) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, Mark(question), Backward ? "<" : ">", Id.ToString("N"), Value)));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="BadQuestionException">It is no cursor, or one of another question.</exception>
    public static Cursor Decode(string text, string question) =>
        Parts(text) is { } parts && parts.Mark == Mark(question) ? parts.Cursor : throw NotMine(inner: null);

    /// <summary>Whether <see cref="Encode"/> may have written it, for whatever question.</summary>
    public static bool IsWellFormed(string text) => Parts(text) is not null;

    private static (string Mark, Cursor Cursor)? Parts(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator, 4);
            return parts is [var mark, "<" or ">", var id, var value] && Guid.TryParseExact(id, "N", out var row)
                ? (mark, new Cursor(parts[1] == "<", value, row))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static BadQuestionException NotMine(Exception? inner) => new(NotMineSentence, inner);

    private static string Mark(string question) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, MarkLength));
}
