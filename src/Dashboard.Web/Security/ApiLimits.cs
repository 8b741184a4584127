using System.Globalization;
using System.Threading.RateLimiting;
using Dashboard.Web.Api;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>How fast one caller may be.</summary>
internal static class ApiLimits
{
    /// <summary>The policy of the API: a bucket for each caller that fills up again every second.</summary>
    public const string Policy = "api";

    public static void AddApiLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SecurityOptions>>((limiter, security) =>
        {
            limiter.OnRejected = RejectAsync;
            limiter.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(Callers.KeyOf(context), _ => Bucket(security.Value)));
        });
    }

    private static TokenBucketRateLimiterOptions Bucket(SecurityOptions security) => new()
    {
        TokenLimit = security.ApiBurst,
        TokensPerPeriod = security.ApiRequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Problems.TooMany("Too many requests. Wait a moment and send them again.").ExecuteAsync(context.HttpContext);
    }
}
