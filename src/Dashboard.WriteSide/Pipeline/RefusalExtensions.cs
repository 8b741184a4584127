using Dashboard.Domain;

namespace Dashboard.WriteSide.Pipeline;

internal static class RefusalExtensions
{
    /// <summary>The outcome of a command that has nothing to tell but whether it was refused.</summary>
    public static Outcome<Done> OrDone(this Refusal? refusal) => refusal is null ? Done.Instance : refusal;
}
