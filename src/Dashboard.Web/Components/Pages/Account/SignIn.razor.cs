using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Account;

/// <summary>A plain document with a form: signing in sets a cookie, which a circuit cannot.</summary>
public sealed partial class SignIn : ComponentBase
{
    /// <summary>Present when the last try failed.</summary>
    [SupplyParameterFromQuery]
    public string? Failed { get; set; }

    /// <summary>Present when the last try failed, and was with a passkey.</summary>
    [SupplyParameterFromQuery]
    public string? Passkey { get; set; }

    /// <summary>Present when a password was just set with an invitation.</summary>
    [SupplyParameterFromQuery]
    public string? Joined { get; set; }

    /// <summary>Where to go afterwards; only addresses of our own are taken.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    private string LocalReturnUrl => LocalPath.OrHome(ReturnUrl);
}
