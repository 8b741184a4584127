using System.Diagnostics;
using Dashboard.Domain;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Revenue;
using Dashboard.Web.Live;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>The Revenue page's opening, up to its first picture: everything that it asks, by its own code and as it asks it.</summary>
internal static class RevenueOpening
{
    private const int WarmUp = 5;
    private const int Openings = 50;

    /// <summary>Opens the page again and again.</summary>
    /// <param name="shop">Whose revenue.</param>
    /// <param name="range">What the page is asked to show.</param>
    /// <param name="today">The day on which it is opened.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Samples> MeasureAsync(Shop shop, RevenueRange range, DateOnly today, CancellationToken cancellationToken)
    {
        var times = new Samples();
        for (var opening = -WarmUp; opening < Openings; opening++)
        {
            await using var circuit = shop.Services.CreateAsyncScope();
            var desk = new AskingDesk(circuit.ServiceProvider.GetRequiredService<IMediator>());
            var started = Stopwatch.GetTimestamp();
            await RevenueAnswer.AskAsync(desk, range, today, cancellationToken);
            if (opening >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return times;
    }

    /// <summary>A desk at which everything may be asked, and nothing else is done.</summary>
    private sealed class AskingDesk(IMediator mediator) : IDesk
    {
        public Actor Actor => Shop.Clerk;

        public bool May<TCommand>()
            where TCommand : ICommand => false;

        public Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question, CancellationToken cancellationToken) => mediator.Send(question, cancellationToken);

        public Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<FieldFault> Check(ICommand command, IReadOnlyList<FieldFault> found) => throw new NotSupportedException();

        public Task<Outcome<UpgradeOffer>> PreviewAsync(UpgradeSubscription wish, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
