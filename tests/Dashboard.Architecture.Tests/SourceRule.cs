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
        new("No cell of a file is a formula", CsvFormulas),
        new("No text becomes markup", Markup),
    ];

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b")]
    private static partial Regex Sleep { get; }

    [GeneratedRegex(@"\bcatch\b[^{;]*\{\s*\}")]
    private static partial Regex EmptyCatch { get; }

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid { get; }

    /// <summary>A writer of CSV that is not told to make text of what a spreadsheet would take for a formula.</summary>
    [GeneratedRegex(@"\bCsvWriter\s*\.\s*\w+\s*\((?![^;{]*\{[^};]*\bInjection\s*=\s*CsvInjection\s*\.\s*Escape\b)|\bnew\s+CsvWriter\s*\(")]
    private static partial Regex CsvFormulas { get; }

    /// <summary>What renders a text as elements, unless the text stands there; in scripts, what reads one as elements or as a script.</summary>
    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\s*\(\s*\w+\s*,(?!\s*\"")|\b(inner|outer)HTML\s*\+?=|\binsertAdjacentHTML\b|\bdocument\s*\.\s*write|\beval\s*\(|\bnew\s+Function\b|\bsrcdoc\b")]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"(?<!:)//[^\r\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    /// <summary>The lines, from 1, on which the source breaks the rule.</summary>
    public IEnumerable<int> Breaches(string source)
    {
        var code = Comment.Replace(source, comment => new string('\n', comment.Value.Count(c => c == '\n')));

        return Breach.Matches(code).Select(match => code.AsSpan(0, match.Index).Count('\n') + 1);
    }
}
