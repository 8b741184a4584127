using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>What the event explorer shows.</summary>
/// <param name="Events">A page of the log, with payloads.</param>
/// <param name="Kinds">How many events of each kind there are.</param>
/// <param name="Actors">Who ever did something.</param>
public sealed record EventsAnswer(Page<EventView> Events, IReadOnlyList<EventKindCount> Kinds, IReadOnlyList<AuditActor> Actors);

/// <summary>The log for operators: kinds with counts, streams, payloads, and the way to causes, effects and the thing itself.</summary>
public sealed partial class EventsPage : AuditComponent<EventsAnswer>
{
    /// <inheritdoc/>
    protected override string Path => AuditTexts.EventsPath;

    /// <inheritdoc/>
    protected override async Task<EventsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        if (!MaySee)
        {
            return null;
        }

        var events = Desk.AskAsync(Current.EventsQuestion, cancellationToken);
        var kinds = Desk.AskAsync(new CountEventKinds(), cancellationToken);
        var actors = Desk.AskAsync(new ListAuditActors(), cancellationToken);
        await Task.WhenAll(events, kinds, actors);
        return new EventsAnswer(await events, await kinds, await actors);
    }

    private void SearchFor(string text) => Search(Current with { What = Current.What with { Text = UriQuery.Text(text) } });
}
