namespace Dashboard.Web.Security;

/// <summary>Addresses that a sign-in may lead to: pages of the dashboard and nothing else.</summary>
public static class LocalPath
{
    /// <summary>Whether an address is a path of this site: one slash first, and nothing that a browser could read as another site.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] &&
        address is not ['/', '/' or '\\', ..] &&
        !address.Any(char.IsControl) &&
        !address.Contains('\\', StringComparison.Ordinal);

    /// <summary>The address when it is local; the first page otherwise.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";
}
