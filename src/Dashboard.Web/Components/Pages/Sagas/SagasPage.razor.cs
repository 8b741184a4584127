using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>What the list of sagas shows.</summary>
/// <param name="Sagas">A page of them.</param>
/// <param name="Counts">How many there are of each kind in each state.</param>
public sealed record SagasAnswer(Page<SagaSummary> Sagas, IReadOnlyList<SagaCount> Counts);

/// <summary>The sagas: by what they are at, kind and age, paged by key; follows every change.</summary>
public sealed partial class SagasPage : SagaComponent<SagasAnswer>
{
    private readonly RowMarks<SagaSummary, Guid> _marks = new(saga => saga.SagaId, saga => (saga.State, saga.Step, saga.MovedAt, saga.OrderNumber));

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "age")]
    public string? Age { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "asc")]
    public string? Ascending { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override object Filter => Current;

    private SagaFilter Current => new()
    {
        Kind = UriQuery.Text(Kind),
        State = UriQuery.Word<SagaState>(State),
        IsOpen = string.Equals(State, "open", StringComparison.OrdinalIgnoreCase),
        Minutes = Typed.Whole(Age) is > 0 and var minutes ? minutes : null,
        Sort = UriQuery.Word<SagaSort>(Sort) ?? SagaSort.StartedAt,
        Descending = Ascending != "1",
        Cursor = UriQuery.Text(Cursor),
        Page = UriQuery.Page(PageNumber),
    };

    private IReadOnlyList<string> Kinds =>
        [.. (Answer?.Counts.Select(count => count.Kind) ?? []).Append(Current.Kind).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private string Verdict => Answer?.Counts.Where(count => count.State == SagaState.NeedsAPerson).Sum(count => (long)count.Sagas) switch
    {
        null => "How orders are fulfilled, step by step.",
        0 => "None needs a person.",
        1 => "One needs a person.",
        { } many => $"{Format.Count(many)} need a person.",
    };

    /// <inheritdoc/>
    protected override async Task<SagasAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var sagas = Desk.AskAsync(Current.Question, cancellationToken);
        var counts = Desk.AskAsync(new CountSagas(), cancellationToken);
        await Task.WhenAll(sagas, counts);
        return new SagasAnswer(await sagas, await counts);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(SagasAnswer? before, SagasAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Sagas.Items ?? [], isSameQuestion);

    private void Show(SagaFilter filter) => Navigation.NavigateTo(filter.FromTheTop().Uri);

    private void SortBy((SagaSort Sort, bool Descending) order) => Show(Current with { Sort = order.Sort, Descending = order.Descending });

    private void Go(PageMove move) => Navigation.NavigateTo(Current.At(move).Uri);
}
