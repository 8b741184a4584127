using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>
/// What a command does outside once it is written; forgotten when it is not. It is done before the command answers, and what fails
/// is done again by whoever finds the command's rows: it must be safe to do twice. Scoped to the command.
/// </summary>
internal sealed partial class AfterCommit(ILogger<AfterCommit> logger)
{
    private readonly List<Func<CancellationToken, Task>> _deeds = [];

    /// <summary>Does something once the command is written.</summary>
    public void Do(Func<CancellationToken, Task> deed) => _deeds.Add(deed);

    /// <summary>Forgets everything: the command was not written.</summary>
    public void Forget() => _deeds.Clear();

    /// <summary>Does everything. The command stands whatever becomes of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var deed in _deeds)
        {
            try
            {
                await deed(cancellationToken);
            }
            catch (Exception e)
            {
                LogLeft(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What a command was to do after it was written is left for later.")]
    private partial void LogLeft(Exception exception);
}
