using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>What the audit log shows.</summary>
/// <param name="Entries">A page of the log.</param>
/// <param name="Actors">Who ever did something.</param>
public sealed record AuditListAnswer(Page<AuditEntry> Entries, IReadOnlyList<AuditActor> Actors);

/// <summary>Every event as a sentence: by person, thing, kind, day and text, paged by key; follows what happens.</summary>
public sealed partial class AuditPage : AuditComponent<AuditListAnswer>
{
    private readonly RowMarks<AuditEntry, long> _marks = new(entry => entry.Position.Sequence, entry => entry.Position.Sequence);

    /// <inheritdoc/>
    protected override string Path => AuditTexts.Path;

    /// <inheritdoc/>
    protected override async Task<AuditListAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        if (!MaySee)
        {
            return null;
        }

        var entries = Desk.AskAsync(Current.Question, cancellationToken);
        var actors = Desk.AskAsync(new ListAuditActors(), cancellationToken);
        await Task.WhenAll(entries, actors);
        return new AuditListAnswer(await entries, await actors);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(AuditListAnswer? before, AuditListAnswer? answer, bool isSameQuestion) => _marks.Take(answer?.Entries.Items ?? [], isSameQuestion);

    private void SearchFor(string text) => Search(Current with { What = Current.What with { Text = UriQuery.Text(text) } });
}
