using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Changes name and e-mail of a member. What is typed stays, whatever changes behind it.</summary>
public sealed partial class MemberDetailsDialog : CommandForm
{
    private string _name = "";
    private string _email = "";

    /// <summary>The member as they were when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required StaffUserRow Member { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => (_name, _email) = (Member.Name, Member.Email);

    private async Task SubmitAsync()
    {
        if (await SendAsync(new UpdateUser(Member.UserId, _name, _email)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
