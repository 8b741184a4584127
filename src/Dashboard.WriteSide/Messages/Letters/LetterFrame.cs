namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>What stands around every letter.</summary>
internal static class LetterFrame
{
    /// <summary>A letter as plain text: address, paragraphs, signature.</summary>
    public static string Text(string name, LetterWords words, string body) =>
        $"""
        Dear {name},

        {body}

        {words.Shop}

        """.ReplaceLineEndings("\n");

    /// <summary>A letter as HTML.</summary>
    public static string Html(string name, string subject, LetterWords words, HtmlText body) => HtmlText.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{subject}</title></head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 40rem; margin: 1rem auto; padding: 0 1rem">
        <p>Dear <bdi>{name}</bdi>,</p>
        {body}
        <p>{words.Shop}</p>
        </body>
        </html>

        """).ToString().ReplaceLineEndings("\n");
}
