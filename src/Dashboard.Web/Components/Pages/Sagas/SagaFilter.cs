using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>What narrows the list of sagas; it stands in the address.</summary>
public sealed record SagaFilter : ListFilter<SagaFilter>
{
    public string? Kind { get; init; }

    public SagaState? State { get; init; }

    /// <summary>Only those that are not over.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Least age in minutes; nothing for any.</summary>
    public int? Minutes { get; init; }

    public SagaSort Sort { get; init; }

    /// <summary>Youngest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Whether anything but sort and page is said.</summary>
    public bool IsNarrow => Kind is not null || State is not null || IsOpen || Minutes is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        SagaTexts.Path,
        ("state", IsOpen ? "open" : UriQuery.Of(State)),
        ("kind", Kind),
        ("age", Minutes is { } minutes ? Typed.Of(minutes) : null),
        ("sort", UriQuery.Of<SagaSort>(Sort, SagaSort.StartedAt)),
        ("asc", Descending ? null : "1"),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListSagas Question => new()
    {
        Kind = Kind,
        State = State,
        IsOver = IsOpen ? false : null,
        MinAge = Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        Sort = Sort,
        Descending = Descending,
        Page = new PageRequest { Cursor = Cursor },
    };
}
