namespace Dashboard.WriteSide.Storage;

/// <summary>A command that was answered, so that a second send of it is answered the same.</summary>
public sealed class AnsweredCommand
{
    /// <summary>Name of the key in the database; a violation of it says that the command was answered before.</summary>
    public const string KeyName = "PK_AnsweredCommands";

    /// <summary>The command's id.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>Kind of command.</summary>
    public required string Command { get; init; }

    /// <summary>SHA-256 of the command's content: another content under the same id is a mistake of the sender.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>The outcome, as JSON.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }
}
