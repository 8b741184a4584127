namespace Dashboard.Domain;

/// <summary>Where a command comes from.</summary>
/// <param name="Kind">By which way.</param>
/// <param name="Address">Network address of who sent it; empty where there is none.</param>
public sealed record Origin(OriginKind Kind, string Address)
{
    /// <summary>Longest address that is kept, in characters.</summary>
    public const int LongestAddress = 100;

    /// <summary>Nobody has said.</summary>
    public static Origin Unknown { get; } = new(OriginKind.Unknown, "");

    /// <summary>A way without an address.</summary>
    public static Origin By(OriginKind kind) => new(kind, "");
}

/// <summary>The way by which a command came. The numbers stand in the log and are never changed.</summary>
public enum OriginKind
{
    /// <summary>Nobody noted it: the log is older than this was.</summary>
    Unknown = 0,

    /// <summary>Somebody at a screen.</summary>
    Browser = 1,

    /// <summary>A program, over the API.</summary>
    Api = 2,

    /// <summary>Somebody at the machine, who ran the program with a verb.</summary>
    Terminal = 3,

    /// <summary>A process manager.</summary>
    Saga = 4,

    /// <summary>A file that was taken over.</summary>
    Import = 5,

    /// <summary>The program by itself.</summary>
    Program = 6,
}
