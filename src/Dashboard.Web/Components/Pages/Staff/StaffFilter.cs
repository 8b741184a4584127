using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>What narrows the list of the staff; it stands in the address.</summary>
public sealed record StaffFilter : ListFilter<StaffFilter>
{
    public string? Text { get; init; }

    public Role? Role { get; init; }

    public StaffUserStatus? Status { get; init; }

    /// <summary>Whether anything but the page is said.</summary>
    public bool IsNarrow => Text is not null || Role is not null || Status is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        StaffTexts.Path,
        ("role", UriQuery.Of(Role)),
        ("status", UriQuery.Of(Status)),
        ("q", Text),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListStaffUsers Question => new() { Text = Text, Role = Role, Status = Status, Page = new PageRequest { Cursor = Cursor } };
}
