using Dashboard.Web.Components.Formats;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Profile;

/// <summary>One's own passkeys: added, renamed, removed. A plain document, as its forms change the sign-in's cookie.</summary>
public sealed partial class PasskeysPage : ComponentBase
{
    private IReadOnlyList<StaffPasskey> _passkeys = [];

    /// <summary>What was wrong with the last try.</summary>
    [SupplyParameterFromQuery]
    public string? Fault { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    private IServiceProvider Services { get; init; } = null!;

    private string? Sentence => Fault switch
    {
        null => null,
        "passkey-late" => "That took too long. Try again.",
        "passkey-not-new" => "This passkey is known already.",
        "too-many-passkeys" => "Remove a passkey first.",
        "invalid" => "The name is empty or too long.",
        _ => "That did not work. Try again.",
    };

    private string? News => Done switch
    {
        "added" => "The passkey is added. You can sign in with it from now on.",
        "renamed" => "The passkey has its new name.",
        "removed" => "The passkey is removed. You are signed out everywhere else.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() =>
        _passkeys = await Services.GetRequiredService<Passkeys>().OfAsync(Http.User.ToActor().Id, Http.RequestAborted);
}
