using System.Globalization;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Audit;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Audit;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.Web.History;
using Dashboard.WriteSide.History;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Time;

/// <summary>What the time machine shows.</summary>
/// <param name="Moment">The thing at the moment, and what happened around it.</param>
/// <param name="Before">The moment that it is compared with; the one before, when nobody chose another.</param>
/// <param name="Prices">Prices of a product; none of other things.</param>
/// <param name="Products">What products are called now that the thing knows by their ids alone.</param>
public sealed record TimeAnswer(MomentAnswer Moment, Moment? Before, IReadOnlyList<PastPrice> Prices, IReadOnlyDictionary<Guid, string> Products);

/// <summary>A thing as it was after each of its events, and what changed between two moments.</summary>
public sealed partial class TimePage : LiveComponent<TimeAnswer>
{
    private const int MostPrices = 20;

    [Parameter]
    public string Kind { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Events that had happened; nothing for all.</summary>
    [SupplyParameterFromQuery(Name = "v")]
    public string? Version { get; set; }

    /// <summary>Events that had happened at the other moment.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public string? With { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.AuditLog];

    /// <inheritdoc/>
    protected override bool IsOfNow => true;

    /// <inheritdoc/>
    protected override object Identity => (Kind, Id);

    /// <inheritdoc/>
    protected override object Filter => (Version, With);

    private bool MaySee => OpenThings.AreOfKind(Kind) || Desk.Sees<GetMomentOfAnything>();

    private Moment Shown => Answer!.Moment.Shown;

    private Moment? Before => Answer!.Moment.Compared ?? Answer.Before;

    private string Title => Answer?.Moment.Near is [{ } entry, ..] ? entry.Thing : AuditKinds.Streams.Contains(Kind, StringComparer.Ordinal) ? AuditKinds.Text(Kind) : "Nothing";

    private string? CompareWith => Answer?.Moment.Compared?.Version.ToString(CultureInfo.InvariantCulture);

    private string MomentTitle => Shown.Event is { } made
        ? $"After event {Format.Count(made.Version)} of {Format.Count(Shown.LastVersion)}, {Format.Second(made.OccurredAt)}"
        : $"Before the first of {Format.Count(Shown.LastVersion, "event", "events")}";

    private IReadOnlyList<StateField> Fields => [.. StateField.Of(Shown.State, Before?.State, compares: Before is not null).Where(FieldTexts.IsShown)];

    /// <inheritdoc/>
    protected override async Task<TimeAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        if (!MaySee)
        {
            return null;
        }

        var at = Typed.Whole(Version) is >= 0 and var version ? new PointInTime.AfterEvents(version) : (PointInTime)new PointInTime.Newest();
        var with = Typed.Whole(With) is >= 0 and var other ? new PointInTime.AfterEvents(other) : null;
        if (await Desk.AskAsync(OpenThings.Question(Kind, Id, at, with), cancellationToken) is not { } moment)
        {
            return null;
        }

        var before = with is null && moment.Shown.Version > 0
            ? await Desk.AskAsync(OpenThings.Question(Kind, Id, new PointInTime.AfterEvents(moment.Shown.Version - 1)), cancellationToken)
            : null;
        var prices = Kind == "product" ? await Desk.AskAsync(new GetPastPrices(Id), cancellationToken) : [];
        return new TimeAnswer(moment, before?.Shown, prices, await ProductsAsync([moment.Shown, moment.Compared, before?.Shown], cancellationToken));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> ProductsAsync(IEnumerable<Moment?> moments, CancellationToken cancellationToken)
    {
        Guid[] wished = [.. moments.SelectMany(moment => StateField.Of(moment?.State, other: null, compares: false)).Select(FieldTexts.WishOf).OfType<Guid>().Distinct()];
        return wished.Length == 0
            ? new Dictionary<Guid, string>()
            : (await Desk.AskAsync(new GetProductsByIds(wished), cancellationToken)).ToDictionary(product => product.ProductId, product => product.Name);
    }

    private static int? NumberOf(ChangeEventArgs change) => int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Heading(Moment? moment) => moment is null ? "" : string.Create(CultureInfo.InvariantCulture, $"After event {moment.Version}");

    private string Address(int? version, int? with) =>
        UriQuery.Uri(AuditTexts.TimeOf(Kind, Id), ("v", version?.ToString(CultureInfo.InvariantCulture)), ("with", with?.ToString(CultureInfo.InvariantCulture)));

    private void Go(int? version) => Navigation.NavigateTo(Address(version, Answer!.Moment.Compared?.Version), replace: true);

    private void Compare(int? with) => Navigation.NavigateTo(Address(Shown.Version, with), replace: true);
}
