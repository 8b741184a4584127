using Dashboard.Domain;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Gives a member another role.</summary>
public sealed partial class MemberRoleDialog : CommandForm
{
    private Role _role;

    /// <summary>The member as they were when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required StaffUserRow Member { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _role = Member.Role;

    private async Task SubmitAsync()
    {
        if (await SendAsync(new ChangeUserRole(Member.UserId, _role)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
