using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Import;

/// <summary>What became of an import from the browser.</summary>
public enum ImportJobState
{
    /// <summary>The file is on its way.</summary>
    Uploading,

    /// <summary>The file is being imported.</summary>
    Running,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Stopped by somebody, or because the dashboard stops.</summary>
    Cancelled,

    /// <summary>Could not be done.</summary>
    Failed,
}

/// <summary>An import from the browser, at one moment; immutable, replaced as a whole.</summary>
public sealed record ImportJob
{
    public required Guid Id { get; init; }

    /// <summary>What the file holds.</summary>
    public required ImportSubject Subject { get; init; }

    /// <summary>Name that the file had in the browser, without folders.</summary>
    public required string FileName { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Name of the person who began it.</summary>
    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required ImportJobState State { get; init; }

    /// <summary>Bytes that have arrived.</summary>
    public long Uploaded { get; init; }

    /// <summary>How far the import is; nothing before it begins.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>What it did; nothing unless it is finished.</summary>
    public ImportResult? Result { get; init; }

    /// <summary>Why it failed, in a sentence; nothing unless it did.</summary>
    public string? Failure { get; init; }

    /// <summary>Where its rejected lines are; nothing unless there are some.</summary>
    public string? RejectedPath { get; init; }

    /// <summary>Whether it is still going on.</summary>
    public bool IsGoingOn => State is ImportJobState.Uploading or ImportJobState.Running;

    /// <summary>Name under which the rejected lines are downloaded.</summary>
    public string RejectedName => RejectedNames.Of(FileName);
}

/// <summary>Names of files of rejected lines.</summary>
internal static class RejectedNames
{
    /// <summary>The name that belongs to a file: its own, with another ending.</summary>
    public static string Of(string file) => Path.ChangeExtension(file, ".rejected.csv");
}
