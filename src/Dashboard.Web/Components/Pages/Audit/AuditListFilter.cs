using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.Web.Security;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>What narrows the audit log or the events; it stands in the address.</summary>
public sealed record AuditListFilter : ListFilter<AuditListFilter>
{
    /// <summary>The page whose address it is.</summary>
    public string Path { get; init; } = AuditTexts.Path;

    public AuditFilter What { get; init; } = new();

    /// <summary>Whether anything but the page is said.</summary>
    public bool IsNarrow => What != new AuditFilter();

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(Path, [.. Values, ("at", Cursor), ("page", UriQuery.Of(Page))]);

    /// <summary>The same list as a file.</summary>
    /// <param name="asOf">The moment in the past that is looked at; nothing for now.</param>
    public string ExportUri(DateTimeOffset? asOf) => UriQuery.Uri(
        Api.AuditApi.ExportPath,
        [.. Values.Select(value => (value.Name == "q" ? "query" : value.Name, value.Value)), (Api.PastQuery.Name, asOf is { } at ? PastCookie.Text(at) : null)]);

    public ListAudit Question => new() { Filter = What, Page = new PageRequest { Cursor = Cursor } };

    public ListEvents EventsQuestion => new() { Filter = What, Page = new PageRequest { Cursor = Cursor } };

    private (string Name, string? Value)[] Values =>
    [
        ("actor", What.ActorId?.ToString()),
        ("kind", What.StreamKind),
        ("thing", What.StreamId?.ToString()),
        ("event", What.Name),
        ("from", UriQuery.Of(What.From)),
        ("to", UriQuery.Of(What.To)),
        ("correlation", What.CorrelationId?.ToString()),
        ("q", What.Text),
    ];
}
