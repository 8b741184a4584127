namespace Dashboard.Web.Hosting;

/// <summary>What the process answers the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done, or stopped because somebody asked for it.</summary>
    public const int Done = 0;

    /// <summary>It could not be done; a sentence says why.</summary>
    public const int Failed = 1;

    /// <summary>The arguments or the settings are at fault; nothing was begun.</summary>
    public const int Usage = 2;
}
