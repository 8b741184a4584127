using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>What the list of the staff shows.</summary>
/// <param name="Users">A page of them.</param>
/// <param name="Counts">How many there are of each role in each status.</param>
public sealed record StaffAnswer(Page<StaffUserRow> Users, IReadOnlyList<StaffUserCount> Counts);

/// <summary>Every member of staff: searched, filtered, paged by key; follows every change.</summary>
public sealed partial class StaffPage : ListComponent<StaffFilter, StaffAnswer>
{
    private readonly RowMarks<StaffUserRow, Guid> _marks = new(row => row.UserId, row => (row.Name, row.Email, row.Role, row.Status));

    [SupplyParameterFromQuery(Name = "role")]
    public string? OfRole { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.StaffUsers];

    /// <inheritdoc/>
    protected override StaffFilter Narrowed => new()
    {
        Text = UriQuery.Text(Text),
        Role = UriQuery.Word<Role>(OfRole),
        Status = UriQuery.Word<StaffUserStatus>(Status),
    };

    private bool MaySee => Desk.Sees<ListStaffUsers>();

    private string? Summary => Answer?.Counts is { Count: > 0 } counts
        ? string.Join(", ", Enum.GetValues<StaffUserStatus>()
            .Select(status => (Status: status, Users: counts.Where(count => count.Status == status).Sum(count => (long)count.Users)))
            .Where(part => part.Users > 0)
            .Select(part => $"{Format.Count(part.Users)} {part.Status.Word()}"))
        : null;

    /// <inheritdoc/>
    protected override async Task<StaffAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        if (!MaySee)
        {
            return null;
        }

        var users = Desk.AskAsync(Current.Question, cancellationToken);
        var counts = Desk.AskAsync(new CountStaffUsers(), cancellationToken);
        await Task.WhenAll(users, counts);
        return new StaffAnswer(await users, await counts);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(StaffAnswer? before, StaffAnswer? answer, bool isSameQuestion) => _marks.Take(answer?.Users.Items ?? [], isSameQuestion);

    private async Task CreateAsync()
    {
        var stopping = Stopping;
        if (await Dialogs.OpenAsync<NewMemberDialog>("New member of staff") is { Answer: Guid id } sent)
        {
            await ExpectAsync(sent.Position);
            if (!stopping.IsCancellationRequested)
            {
                Navigation.NavigateTo(StaffTexts.PathOf(id));
            }
        }
    }
}
