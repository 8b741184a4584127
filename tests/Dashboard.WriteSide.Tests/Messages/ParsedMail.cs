using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>An e-mail read back, as far as ours go (RFC 5322, 2045, 2047): headers, and the texts of a multipart.</summary>
internal sealed partial class ParsedMail
{
    private readonly List<(string Name, string Value)> _headers;

    public ParsedMail(string source)
    {
        Lines = source.Split("\r\n");
        (_headers, var body) = Split(source);
        Parts = Boundary().Match(Header("Content-Type") ?? "") is { Success: true } found
            ? [.. Pieces(body, found.Groups[1].Value).Select(Part)]
            : [];
    }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<(string Type, string Text)> Parts { get; }

    /// <summary>The value of a header, decoded; nothing when it is not there. There may be one of each.</summary>
    public string? Header(string name) =>
        _headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).SingleOrDefault();

    private static (List<(string Name, string Value)> Headers, string Body) Split(string source)
    {
        var end = source.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = Fold().Replace(source[..end], " ");
        var headers = unfolded.Split("\r\n").Where(line => line.Length > 0).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return (line[..colon], Decode(line[(colon + 1)..].Trim()));
        });
        return ([.. headers], source[(end + 4)..]);
    }

    private static IEnumerable<string> Pieces(string body, string boundary) =>
        body.Split($"--{boundary}").Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal)).Select(piece => piece.TrimStart('\r', '\n'));

    private static (string Type, string Text) Part(string piece)
    {
        var (headers, body) = Split(piece);
        var type = headers.Single(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value.Split(';')[0];
        var encoding = headers.Single(header => header.Name.Equals("Content-Transfer-Encoding", StringComparison.OrdinalIgnoreCase)).Value;
        var bytes = encoding switch
        {
            "base64" => Convert.FromBase64String(body.Trim()),
            "quoted-printable" => QuotedPrintable(body.TrimEnd('\r', '\n')),
            _ => Encoding.UTF8.GetBytes(body.TrimEnd('\r', '\n')),
        };
        return (type, Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n"));
    }

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    /// <summary>Encoded words; white space between two of them is none.</summary>
    private static string Decode(string value)
    {
        var joined = Between().Replace(value, "?==?");
        var bytes = new List<byte>();
        var text = new StringBuilder();
        var last = 0;
        foreach (Match word in Word().Matches(joined))
        {
            if (word.Index > last)
            {
                Flush();
                text.Append(joined, last, word.Index - last);
            }

            bytes.AddRange(word.Groups[1].Value is "B" or "b"
                ? Convert.FromBase64String(word.Groups[2].Value)
                : QuotedPrintable(word.Groups[2].Value.Replace('_', ' ')));
            last = word.Index + word.Length;
        }

        Flush();
        return text.Append(joined, last, joined.Length - last).ToString();

        void Flush()
        {
            text.Append(Encoding.UTF8.GetString([.. bytes]));
            bytes.Clear();
        }
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
