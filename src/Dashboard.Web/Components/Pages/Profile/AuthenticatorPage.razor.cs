using Dashboard.Web.Security;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Components.Pages.Profile;

/// <summary>One's own authenticator app: set up, turned off, recovery codes. A plain document, as its forms change the sign-in's cookie.</summary>
public sealed partial class AuthenticatorPage : ComponentBase
{
    private const int Group = 4;

    private bool _isOn;
    private int _left;
    private string? _key;
    private QrCode? _picture;
    private IReadOnlyList<string> _codes = [];

    /// <summary>What was wrong with the last try.</summary>
    [SupplyParameterFromQuery]
    public string? Fault { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    private IServiceProvider Services { get; init; } = null!;

    private string? Sentence => Fault switch
    {
        "Code" => "This code is not the one that the app shows now.",
        "Present" => "The password is wrong, or there were too many tries.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var (users, second) = (Services.GetRequiredService<UserManager<StaffAccount>>(), Services.GetRequiredService<SecondFactor>());
        var account = await users.FindByIdAsync(Http.User.ToActor().Id.ToString()) ?? throw new InvalidOperationException("Nobody is signed in.");
        (_isOn, _codes) = (account.TwoFactorEnabled, Services.GetRequiredService<RecoveryCodesOnce>().Take(Http));
        _left = _isOn ? await second.CodesLeftAsync(account) : 0;
        _key = await second.PendingKeyAsync(account);
        _picture = _key is null ? null : QrCode.Of(SecondFactor.UriOf(account, _key));
    }

    /// <summary>A key as people type it: in groups.</summary>
    private static string Spaced(string key) => string.Join(' ', key.Chunk(Group).Select(part => new string(part)));
}
