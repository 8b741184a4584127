using Dashboard.Domain;
using Dashboard.Web.Hosting;
using Dashboard.Web.Security;

namespace Dashboard.Web.Api;

/// <summary><c>/api/operations/clock</c>: sends the clock forward, where the settings let it. Nothing of it is there otherwise.</summary>
internal static class ClockApi
{
    private const int MostMinutes = 3_653 * 24 * 60;

    public static void MapClock(this IEndpointRouteBuilder api)
    {
        if (api.ServiceProvider.GetService<TravellingClock>() is not null)
        {
            api.MapPost("/operations/clock", Advance).WithTags("Operations").Produces<ClockAnswer>();
        }
    }

    private static IResult Advance(Body<ClockBody> body, HttpContext context, TravellingClock clock)
    {
        if (context.User.ToActor().Role < Role.Operator)
        {
            return Problems.Of(Refusal.Forbidden(Role.Operator));
        }

        if (body.Unreadable is not null || body.Faults.Count > 0)
        {
            return body.Unreadable ?? Problems.Invalid(body.Faults);
        }

        var (days, minutes) = (body.Value.Days ?? 0, body.Value.Minutes ?? 0);
        return days is >= 0 and <= MostMinutes && minutes is >= 0 and <= MostMinutes && clock.TryAdvance(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(minutes))
            ? Results.Ok(new ClockAnswer(clock.GetUtcNow(), clock.Ahead.TotalMinutes))
            : Problems.Invalid([new FieldFault("days", "The clock goes forward only, and at most ten years in all.")]);
    }

    /// <summary>What it is now.</summary>
    /// <param name="Now">UTC.</param>
    /// <param name="AheadMinutes">How far it is ahead of the system's clock.</param>
    internal sealed record ClockAnswer(DateTimeOffset Now, double AheadMinutes);
}

/// <summary>How far the clock is sent forward.</summary>
internal sealed record ClockBody
{
    public int? Days { get; init; }

    public int? Minutes { get; init; }
}
