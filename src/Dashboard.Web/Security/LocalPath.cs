namespace Dashboard.Web.Security;

/// <summary>Addresses that a sign-in may lead to: pages of the dashboard and nothing else.</summary>
public static class LocalPath
{
    /// <summary>Longest that is led to, in characters: no page of ours has a longer one, and a header holds only so much.</summary>
    private const int Longest = 2_000;

    /// <summary>Whether an address is a path of this site: one slash first, and nothing that a browser could read as another site.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address.Length <= Longest &&
        address is not ['/', '/' or '\\', ..] &&
        !address.Any(char.IsControl) &&
        !address.Contains('\\', StringComparison.Ordinal);

    /// <summary>The address when it is local, with letters that no header takes escaped as browsers do it; the first page otherwise.</summary>
    public static string OrHome(string? address) =>
        IsLocal(address) ? string.Concat(address!.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))) : "/";
}
