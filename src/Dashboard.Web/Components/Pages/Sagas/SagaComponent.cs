using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>A live view of sagas, whose ages count on by the second.</summary>
/// <typeparam name="TAnswer">All that the component shows.</typeparam>
public abstract class SagaComponent<TAnswer> : LiveComponent<TAnswer>
    where TAnswer : class
{
    [Inject]
    public required Ticker Ticker { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Sagas, ProjectionNames.Orders, ProjectionNames.Subscriptions];

    /// <summary>How old a saga is at this moment; how long it took when it is over, or when the view is held still.</summary>
    protected TimeSpan AgeOf(SagaSummary saga) =>
        saga.IsOver || IsPaused ? saga.Age : TimeSpan.FromTicks(Math.Max(0, (Now - saga.StartedAt).Ticks));

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Ticker.Tick += Turn;
        Stopping.Register(() => Ticker.Tick -= Turn);
    }

    private void Turn() => _ = InvokeAsync(() =>
    {
        if (HasAnswer && !IsPaused)
        {
            StateHasChanged();
        }
    });
}
