using Dashboard.Domain.Log;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Profile;

/// <summary>Changes one's own name, time zone and theme. What is typed stays, whatever changes behind it.</summary>
public sealed partial class ProfileForm : CommandForm
{
    private string _name = "";
    private string _zone = "";
    private ScreenTheme _theme;
    private bool _isSaved;

    /// <summary>Oneself, as one was when the page opened.</summary>
    [Parameter, EditorRequired]
    public required StaffUserRow Member { get; set; }

    /// <summary>It was saved; its position.</summary>
    [Parameter, EditorRequired]
    public EventCallback<LogPosition?> Sent { get; set; }

    [Inject]
    public required IOptions<StoreOptions> Store { get; init; }

    /// <summary>The zones of the world by name; what is only another name for one of them, without a place, is left out.</summary>
    private IEnumerable<string> Zones => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
        .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
        .Append("UTC")
        .Append(_zone)
        .Where(id => id.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void OnInitialized() => (_name, _zone, _theme) = (Member.Name, Member.TimeZone ?? "", Member.Theme);

    private async Task SubmitAsync()
    {
        _isSaved = false;
        if (await SendAsync(new UpdateProfile(Desk.Actor.Id, _name, _zone.Length == 0 ? null : _zone, _theme)) is not { } outcome)
        {
            return;
        }

        _isSaved = true;
        await Sent.InvokeAsync(outcome.Position);
        await Script.InvokeVoidAsync("dashboard.chooseTheme", _theme.ToString().ToLowerInvariant());
    }
}
