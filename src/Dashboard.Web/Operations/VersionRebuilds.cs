using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Operations;

/// <summary>
/// After the start, asks for a rebuild of every projection whose tables another version folded. The old tables are served
/// and take new events until then. The command's id follows from the versions and the tables, so that of all nodes and
/// starts one request comes of it; what an operator calls off, or what fails, is not asked for again.
/// </summary>
internal sealed partial class VersionRebuilds(IRebuildAdvisor advisor, ICommandSender sender, TimeProvider clock, ILogger<VersionRebuilds> logger)
    : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <summary>Refusals that were told again: a refused command keeps its answer, so the next one needs an id of its own.</summary>
    private int _refusals;

    /// <summary>Asks for the rebuilds that are due.</summary>
    /// <returns>Whether all were asked for, or need not be.</returns>
    public async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var isDone = true;
        foreach (var advice in await advisor.AskAsync(cancellationToken))
        {
            var name = $"{advice.Projection}/{advice.Generation}/{advice.StoredVersion}/{advice.Version}{(_refusals > 0 ? $"/{_refusals}" : "")}";
            var command = new RebuildProjection(advice.Projection, RebuildMode.Swap, advice.Sentence) { CommandId = NamedId.Of("version-rebuild", name) };
            var outcome = await sender.SendAsync(command, Actor.System, cancellationToken);
            if (!outcome.IsAccepted)
            {
                _refusals += outcome.Repeated ? 1 : 0;
                LogRefused(advice.Projection, outcome.Refusal.Sentence);
                isDone = false;
            }
        }

        return isDone;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await TryAskAsync(stoppingToken))
        {
            try
            {
                await Task.Delay(Retry, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<bool> TryAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception fault)
        {
            LogFault(fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The rebuild of {Projection} for its new version was refused for now: {Sentence}")]
    private partial void LogRefused(string projection, string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rebuilds for new versions could not be asked for; it is tried again.")]
    private partial void LogFault(Exception exception);
}
