using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>Where somebody is signed in.</summary>
/// <param name="Sessions">The sign-ins, the one used last first.</param>
/// <param name="Current">The one that this screen belongs to.</param>
public sealed record SessionsAnswer(IReadOnlyList<OpenSession> Sessions, Guid? Current);

/// <summary>Shows where somebody is signed in and ends it. Sign-ins are no events, so they are looked at again every few seconds.</summary>
public sealed partial class SessionsPanel : LiveComponent<SessionsAnswer>
{
    private const int SecondsBetween = 5;

    private int _seconds;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public Guid UserId { get; set; }

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>A sentence for where there are none.</summary>
    [Parameter, EditorRequired]
    public required string Nobody { get; set; }

    [Inject]
    public required ISessionList List { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.StaffUsers];

    /// <inheritdoc/>
    protected override bool IsOfNow => true;

    /// <inheritdoc/>
    protected override object Identity => UserId;

    private bool MayEnd => CommandRule.Of(typeof(EndSessions)).Against(new EndSessions(UserId), Desk.Actor) is null;

    private bool HasThis => Answer is { Current: { } current } && Answer.Sessions.Any(session => session.SessionId == current);

    private int Others => (Answer?.Sessions.Count ?? 0) - (HasThis ? 1 : 0);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Ticker.Tick += Turn;
        Stopping.Register(() => Ticker.Tick -= Turn);
    }

    /// <inheritdoc/>
    protected override async Task<SessionsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        if (!MayEnd)
        {
            return null;
        }

        var current = (await Authentication.GetAuthenticationStateAsync()).User.SessionId();
        return await List.OfAsync(UserId, cancellationToken) is { } sessions ? new SessionsAnswer(sessions, current) : null;
    }

    private Task EndAsync(Guid sessionId) => SendAndLookAsync(new EndSessions(UserId, sessionId));

    private Task EndAllAsync() => SendAndLookAsync(new EndSessions(UserId, Except: HasThis ? Answer!.Current : null));

    private async Task SendAndLookAsync(EndSessions command)
    {
        if (await TrySendAsync(command) is not null)
        {
            await AskAgainAsync();
        }
    }

    private void Turn()
    {
        if (++_seconds % SecondsBetween == 0)
        {
            _ = InvokeAsync(AskAgainAsync);
        }
    }
}
