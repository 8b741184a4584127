using Bunit;
using Bunit.TestDoubles;
using Dashboard.Domain;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Radzen.Blazor.Rendering;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>
/// What a test of a screen starts from: the screen's services with a desk, a change feed, a monitor and a clock that the
/// test holds in its hands. Dialogs opened by a screen are rendered in <see cref="Dialogs"/>.
/// </summary>
public abstract class ScreenContext : BunitContext
{
    private IRenderedComponent<RadzenDialog>? _dialogs;

    private protected ScreenContext()
    {
        Monitor = new FakeProjectionMonitor(Time);
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<Rect>("Radzen.createChart", _ => true).SetResult(new Rect { Width = 600, Height = 200 });
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IDesk>(Desk);
        Services.AddSingleton<IChangeFeed>(Feed);
        Services.AddSingleton<IProjectionMonitor>(Monitor);
        Services.AddDashboardComponents();
        Services.AddOptions();
        this.AddAuthorization().SetAuthorized(Desk.Actor.Name);
    }

    private protected ManualTime Time { get; } = new();

    private protected FakeDesk Desk { get; } = new();

    private protected FakeChangeFeed Feed { get; } = new();

    private protected FakeProjectionMonitor Monitor { get; }

    /// <summary>Where dialogs appear. Read it once before the screen opens the first.</summary>
    private protected IRenderedComponent<RadzenDialog> Dialogs => _dialogs ??= Render<RadzenDialog>();

    /// <summary>The address the screen is at, with its query.</summary>
    private protected string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    /// <summary>Signs in with another role than Administrator.</summary>
    private protected void SignInAs(Role role) => Desk.Actor = new Actor(Guid.CreateVersion7(), $"Some {role}", role);
}
