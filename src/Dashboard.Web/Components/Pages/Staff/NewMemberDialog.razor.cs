using Dashboard.Domain;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Takes somebody in as a member of staff: name, e-mail, role.</summary>
public sealed partial class NewMemberDialog : CommandForm
{
    private string _name = "";
    private string _email = "";
    private Role _role = Role.Staff;

    [Inject]
    public required DialogService Dialogs { get; init; }

    private async Task SubmitAsync()
    {
        if (await SendAsync(new CreateUser(_name, _email, _role)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
