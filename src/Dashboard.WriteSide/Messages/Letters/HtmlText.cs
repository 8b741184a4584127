using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>A piece of HTML. It is only ever made of a template: whatever is put into the template's holes is text, and is encoded.</summary>
internal readonly struct HtmlText
{
    // Names stay as they are written, in whatever script.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string _source;

    private HtmlText(string source) => _source = source;

    /// <summary>Fills a template in.</summary>
    public static HtmlText Of(Template template) => new(template.Source);

    /// <summary>Pieces one after the other.</summary>
    public static HtmlText Join(IEnumerable<HtmlText> pieces) => new(string.Concat(pieces.Select(piece => piece._source)));

    /// <inheritdoc/>
    public override string ToString() => _source;

    /// <summary>An interpolated string whose holes are encoded; pieces of HTML in them are not encoded again.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _source = new(literalLength + (formattedCount * 16));

        /// <summary>The HTML.</summary>
        public string Source => _source.ToString();

        public void AppendLiteral(string literal) => _source.Append(literal);

        public void AppendFormatted(string? text) => _source.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(HtmlText piece) => _source.Append(piece._source);
    }
}
