using System.Text.RegularExpressions;

namespace Dashboard.Architecture.Tests;

/// <summary>A house rule that shows in the text of a source file: what is looked for, outside of comments.</summary>
internal sealed partial record SourceRule(string Name, Regex Breach)
{
    public static readonly SourceRule[] All =
    [
        new("Time comes from a TimeProvider", Clock),
        new("Nothing sleeps", Sleep),
        new("No exception is swallowed", EmptyCatch),
        new("No async void", AsyncVoid),
    ];

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b")]
    private static partial Regex Sleep { get; }

    [GeneratedRegex(@"\bcatch\b[^{;]*\{\s*\}")]
    private static partial Regex EmptyCatch { get; }

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid { get; }

    [GeneratedRegex(@"(?<!:)//[^\r\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    /// <summary>The lines, from 1, on which the source breaks the rule.</summary>
    public IEnumerable<int> Breaches(string source)
    {
        var code = Comment.Replace(source, comment => new string('\n', comment.Value.Count(c => c == '\n')));

        return Breach.Matches(code).Select(match => code.AsSpan(0, match.Index).Count('\n') + 1);
    }
}
