using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;

namespace Dashboard.WriteSide.Tests.Partners;

/// <summary>
/// What every payment processor must do. The tests of an adapter inherit it, give it their gateway, and name test tokens of
/// their processor.
/// </summary>
public abstract class PaymentGatewayContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The gateway under test.</summary>
    protected abstract IPaymentGateway Gateway { get; }

    /// <summary>A token that works.</summary>
    protected abstract string WorkingToken { get; }

    /// <summary>A token that is turned down.</summary>
    protected abstract string DeclinedToken { get; }

    /// <summary>A token that gives no answer at first and works later; nothing when the processor has none.</summary>
    protected abstract string? UnreliableToken { get; }

    /// <summary>A token that is never answered; nothing when the processor has none.</summary>
    protected abstract string? SilentToken { get; }

    [Fact]
    public async Task Authorize_WithAWorkingToken_GivesAReference()
    {
        var answer = await Gateway.AuthorizeAsync(Request(WorkingToken), Token);

        Assert.True(answer.IsAccepted);
        Assert.False(string.IsNullOrWhiteSpace(answer.Given));
    }

    [Fact]
    public async Task Authorize_WithADeclinedToken_SaysWhyToProgramsAndPeople()
    {
        var answer = await Gateway.AuthorizeAsync(Request(DeclinedToken), Token);

        Assert.False(answer.IsAccepted);
        Assert.Matches("^[a-z0-9_]+$", answer.Decline.Code);
        Assert.EndsWith(".", answer.Decline.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_AgainUnderItsKey_AnswersTheSame()
    {
        var (good, bad) = (Request(WorkingToken), Request(DeclinedToken));

        Assert.Equal(await Gateway.AuthorizeAsync(good, Token), await Gateway.AuthorizeAsync(good, Token));
        Assert.Equal(await Gateway.AuthorizeAsync(bad, Token), await Gateway.AuthorizeAsync(bad, Token));
    }

    [Fact]
    public async Task Authorize_ManyTimesAtOnceUnderOneKey_SetsMoneyAsideOnce()
    {
        var request = Request(WorkingToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Gateway.AuthorizeAsync(request, Token)));

        Assert.Single(answers.Select(answer => answer.Given).Distinct());
    }

    [Fact]
    public async Task Authorize_UnderAnotherKey_SetsMoneyAsideAgain() => Assert.NotEqual(
        (await Gateway.AuthorizeAsync(Request(WorkingToken), Token)).Given,
        (await Gateway.AuthorizeAsync(Request(WorkingToken), Token)).Given);

    [Fact]
    public async Task Authorize_SomethingElseUnderAUsedKey_IsAFault()
    {
        var request = Request(WorkingToken);
        await Gateway.AuthorizeAsync(request, Token);

        await Assert.ThrowsAsync<PartnerKeyReusedException>(() => Gateway.AuthorizeAsync(request with { Amount = 21m }, Token));
    }

    [Fact]
    public async Task Authorize_WithAnUnreliableToken_WorksInTheEndUnderTheSameKey()
    {
        var request = Request(UnreliableToken ?? Skipped());
        var failures = 0;
        PartnerAnswer<string>? answer = null;
        while (answer is null && failures < 10)
        {
            try
            {
                answer = await Gateway.AuthorizeAsync(request, Token);
            }
            catch (PartnerUnavailableException)
            {
                failures++;
            }
        }

        Assert.InRange(failures, 1, 9);
        Assert.True(answer!.IsAccepted);
        Assert.Equal(answer, await Gateway.AuthorizeAsync(request, Token));
    }

    [Fact]
    public async Task Authorize_WithASilentToken_EndsWhenNobodyWaitsAnyMore()
    {
        using var patience = new CancellationTokenSource();
        var answer = Gateway.AuthorizeAsync(Request(SilentToken ?? Skipped()), patience.Token);
        Assert.False(answer.IsCompleted);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Capture_OfWhatIsSetAside_IsDoneOnce()
    {
        var (reference, key) = (await AuthorizedAsync(), Key());

        var answer = await Gateway.CaptureAsync(key, reference, Token);

        Assert.True(answer.IsAccepted);
        Assert.Equal(answer, await Gateway.CaptureAsync(key, reference, Token));
        Assert.False((await Gateway.CaptureAsync(Key(), reference, Token)).IsAccepted);
    }

    [Fact]
    public async Task AnyRequest_AboutAnUnknownReference_IsDeclined()
    {
        Assert.False((await Gateway.CaptureAsync(Key(), "nothing", Token)).IsAccepted);
        Assert.False((await Gateway.ReleaseAsync(Key(), "nothing", Token)).IsAccepted);
        Assert.False((await Gateway.RefundAsync(Key(), "nothing", 1m, Token)).IsAccepted);
    }

    [Fact]
    public async Task Release_OfWhatIsSetAside_CannotBeCapturedOrReleasedAfterwards()
    {
        var (reference, key) = (await AuthorizedAsync(), Key());

        var answer = await Gateway.ReleaseAsync(key, reference, Token);

        Assert.True(answer.IsAccepted);
        Assert.Equal(answer, await Gateway.ReleaseAsync(key, reference, Token));
        Assert.False((await Gateway.CaptureAsync(Key(), reference, Token)).IsAccepted);
        Assert.False((await Gateway.ReleaseAsync(Key(), reference, Token)).IsAccepted);
    }

    [Fact]
    public async Task Release_OfWhatWasTaken_IsDeclined()
    {
        var reference = await AuthorizedAsync();
        await Gateway.CaptureAsync(Key(), reference, Token);

        Assert.False((await Gateway.ReleaseAsync(Key(), reference, Token)).IsAccepted);
    }

    [Fact]
    public async Task Refund_OfWhatWasNotTaken_IsDeclined() =>
        Assert.False((await Gateway.RefundAsync(Key(), await AuthorizedAsync(), 1m, Token)).IsAccepted);

    [Fact]
    public async Task Refund_InParts_NeverGivesMoreBackThanWasTaken()
    {
        var (reference, key) = (await CapturedAsync(), Key());

        Assert.True((await Gateway.RefundAsync(key, reference, 15m, Token)).IsAccepted);
        Assert.True((await Gateway.RefundAsync(key, reference, 15m, Token)).IsAccepted);
        Assert.False((await Gateway.RefundAsync(Key(), reference, 5.01m, Token)).IsAccepted);
        Assert.True((await Gateway.RefundAsync(Key(), reference, 5m, Token)).IsAccepted);
        Assert.False((await Gateway.RefundAsync(Key(), reference, 0.01m, Token)).IsAccepted);
    }

    [Fact]
    public async Task Refund_InManyPartsAtOnce_NeverGivesMoreBackThanWasTaken()
    {
        var reference = await CapturedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Gateway.RefundAsync(Key(), reference, 5m, Token)));

        Assert.Equal(4, answers.Count(answer => answer.IsAccepted));
    }

    [Fact]
    public async Task Refund_OfAnotherAmountUnderAUsedKey_IsAFault()
    {
        var (reference, key) = (await CapturedAsync(), Key());
        await Gateway.RefundAsync(key, reference, 5m, Token);

        await Assert.ThrowsAsync<PartnerKeyReusedException>(() => Gateway.RefundAsync(key, reference, 6m, Token));
    }

    protected static string Key() => Guid.CreateVersion7().ToString("n");

    protected static AuthorizationRequest Request(string token) => new(Key(), token, 20m, "GBP", "Order 7");

    protected async Task<string> AuthorizedAsync() => (await Gateway.AuthorizeAsync(Request(WorkingToken), Token)).Given!;

    private async Task<string> CapturedAsync() => (await Gateway.CaptureAsync(Key(), await AuthorizedAsync(), Token)).Given!;

    private static string Skipped()
    {
        Assert.Skip("The processor has no such test token.");
        return "";
    }
}
