using System.Buffers.Text;
using System.Text;

namespace Dashboard.Domain.People;

/// <summary>
/// The text that stands for something that is locked with a person's key: a mark, the person, and the box of nonce, tag and locked bytes.
/// It says whose it is, so that the keys of many events can be looked for at once, before any of them is read.
/// </summary>
public static class Secret
{
    internal const int NonceLength = 12;

    internal const int TagLength = 16;

    private const int PersonLength = 16;

    /// <summary>A person as text: base64 for URLs, without padding.</summary>
    private const int PersonDigits = 22;

    /// <summary>What each of them begins with.</summary>
    public const string Mark = "~locked~";

    private static ReadOnlySpan<byte> MarkBytes => "~locked~"u8;

    /// <summary>Whether a text is one of these.</summary>
    public static bool Is(string text) => text.StartsWith(Mark, StringComparison.Ordinal) && text.Length >= Mark.Length + PersonDigits;

    /// <summary>Adds everybody for whom something is locked in some text, UTF-8. People who only look like it may be among them.</summary>
    public static void AddPeople(ReadOnlySpan<byte> text, ISet<Guid> people)
    {
        while (text.IndexOf(MarkBytes) is >= 0 and var at)
        {
            text = text[(at + MarkBytes.Length)..];
            if (PersonOf(text) is { } person)
            {
                people.Add(person);
            }
        }
    }

    /// <inheritdoc cref="AddPeople(ReadOnlySpan{byte}, ISet{Guid})"/>
    public static void AddPeople(string text, ISet<Guid> people)
    {
        Span<byte> digits = stackalloc byte[PersonDigits];
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            var person = text.AsSpan(at + Mark.Length);
            if (person.Length >= PersonDigits && Encoding.UTF8.TryGetBytes(person[..PersonDigits], digits, out var written) && PersonOf(digits[..written]) is { } found)
            {
                people.Add(found);
            }
        }
    }

    /// <summary>Whose a secret is.</summary>
    internal static Guid? WhoseIs(ReadOnlySpan<byte> secret) => secret.StartsWith(MarkBytes) ? PersonOf(secret[MarkBytes.Length..]) : null;

    internal static string Write(Guid person, ReadOnlySpan<byte> box)
    {
        Span<byte> id = stackalloc byte[PersonLength];
        person.TryWriteBytes(id, bigEndian: true, out _);
        return string.Concat(Mark, Base64Url.EncodeToString(id), Base64Url.EncodeToString(box));
    }

    internal static byte[]? BoxOf(ReadOnlySpan<byte> secret)
    {
        var digits = secret[Math.Min(secret.Length, MarkBytes.Length + PersonDigits)..];
        return Base64Url.IsValid(digits, out var length) && length >= NonceLength + TagLength ? Base64Url.DecodeFromUtf8(digits) : null;
    }

    /// <summary>The person whose digits a text begins with; nobody when it does not.</summary>
    private static Guid? PersonOf(ReadOnlySpan<byte> digits)
    {
        Span<byte> id = stackalloc byte[PersonLength];
        return digits.Length >= PersonDigits
            && Base64Url.IsValid(digits[..PersonDigits], out var length) && length == PersonLength
            && Base64Url.TryDecodeFromUtf8(digits[..PersonDigits], id, out _)
            ? new Guid(id, bigEndian: true)
            : null;
    }
}
