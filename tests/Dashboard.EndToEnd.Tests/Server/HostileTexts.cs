namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>Texts that a page which takes them for anything else than text is struck by: it gets elements that nobody made, or runs them.</summary>
internal static class HostileTexts
{
    /// <summary>What every text has in it: a page that shows one shows this.</summary>
    public const string Mark = "__struck";

    /// <summary>Ends an attribute or an element, and begins others; a template; letters from right to left.</summary>
    public const string Text =
        "\"'></title></textarea><img src=x onerror=window.__struck=1><script data-x>window.__struck=1</script><svg onload=window.__struck=1></svg>{{__struck=1}}\u202e";

    /// <summary>The same for fields of forty characters.</summary>
    public const string Short = "\"'><img src=x onerror=__struck=1>";

    /// <summary>An attribute of an element that stays one.</summary>
    public const string Attribute = "/icons/dashboard.svg?\" onerror=\"window.__struck=1\" onload=\"window.__struck=1\" x='";

    /// <summary>Addresses of mail that hold elements.</summary>
    public static string Email() => $"<img/src=x/onerror=window.__struck=1>{Guid.NewGuid():n}@example.com";

    /// <summary>The text in a cell of a CSV file.</summary>
    public static string Cell { get; } = $"\"{Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text in an address.</summary>
    public static string Escaped { get; } = Uri.EscapeDataString(Text);
}
