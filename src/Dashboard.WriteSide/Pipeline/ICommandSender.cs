using Dashboard.Domain;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>The way in: sends a command through the pipeline, in a scope of its own.</summary>
public interface ICommandSender
{
    /// <summary>Sends a command on behalf of somebody.</summary>
    /// <returns>The answer or the refusal, with the position in the log.</returns>
    Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor actor, CancellationToken cancellationToken);
}
