using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Account;

/// <summary>Where the invited set their first password: a plain document with a form, reached with the link of the e-mail.</summary>
public sealed partial class Invitation : ComponentBase
{
    private string? _name;
    private string? _email;

    /// <summary>Who is invited, as the link has it.</summary>
    [SupplyParameterFromQuery]
    public string? User { get; set; }

    /// <summary>What shows that the link is good.</summary>
    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    /// <summary>What was wrong with the last try.</summary>
    [SupplyParameterFromQuery]
    public string? Fault { get; set; }

    [Inject]
    private IServiceProvider Services { get; init; } = null!;

    private string? Sentence => Fault switch
    {
        nameof(InvitationFault.Password) => $"The password must have at least {FirstAdministrator.PasswordLength} characters.",
        nameof(InvitationFault.Differs) => "The two passwords differ.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var account = await Services.GetRequiredService<Invitations>().FindAsync(User, Token);
        (_name, _email) = (account?.Name, account?.Email);
    }
}
