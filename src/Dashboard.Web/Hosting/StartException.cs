namespace Dashboard.Web.Hosting;

/// <summary>The program cannot start, for reasons that a person can put right.</summary>
internal sealed class StartException(IReadOnlyList<string> sentences, int exitCode = ExitCode.Failed, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, sentences), inner)
{
    /// <summary>Every reason, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences;

    public int ExitCode { get; } = exitCode;
}
