using System.Globalization;
using Dashboard.Domain;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Partners;

/// <summary>
/// Asks somebody outside within a time, and turns the lack of an answer into a refusal that is not remembered: the same command
/// may be sent again, and asks under the same key.
/// </summary>
/// <remarks>No transaction is open while it waits: the handlers' reads are over, and their writes come after.</remarks>
internal sealed partial class PartnerCalls(IOptions<PartnerOptions> options, TimeProvider clock, ILogger<PartnerCalls> logger)
{
    public const string PaymentProcessor = "payment processor";

    public const string Carrier = "carrier";

    /// <summary>Asks, and waits for an answer as long as the options allow.</summary>
    /// <returns>The answer, or the refusal when there is none.</returns>
    public async Task<(PartnerAnswer<T>? Answer, Refusal? Refusal)> AskAsync<T>(
        string partner, Func<CancellationToken, Task<PartnerAnswer<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await ask(either.Token).WaitAsync(either.Token);
            return (answer.Decline is { } decline ? Short(decline) : answer, null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogSilence(partner, options.Value.Timeout);
            var seconds = options.Value.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
            return (null, Refusal.Unavailable("partner-silent", $"The {partner} did not answer within {seconds} s. Try again."));
        }
        catch (PartnerUnavailableException e)
        {
            LogUnavailable(e, partner);
            return (null, Refusal.Unavailable("partner-unavailable", $"The {partner} cannot be reached at the moment. Try again."));
        }
        catch (PartnerKeyReusedException e)
        {
            LogUnavailable(e, partner);
            return (null, Refusal.Unavailable("partner-busy", $"The {partner} is doing something else with the same thing. Look again and repeat it."));
        }
    }

    /// <summary>A reason as long as the log takes reasons.</summary>
    private static Decline Short(Decline decline) => decline.Reason.Length <= Limits.Reason ? decline : decline with { Reason = decline.Reason[..Limits.Reason] };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Partner} did not answer within {Timeout}.")]
    private partial void LogSilence(string partner, TimeSpan timeout);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Partner} gave no answer.")]
    private partial void LogUnavailable(Exception exception, string partner);
}
