using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.WriteSide.Tests.Partners;

/// <summary>What every carrier must do. The tests of an adapter inherit it, give it their carrier, and name addresses of their test system.</summary>
public abstract class CarrierContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The carrier under test.</summary>
    protected abstract ICarrier Carrier { get; }

    /// <summary>An address to which it goes.</summary>
    protected abstract Address ServedAddress { get; }

    /// <summary>An address to which it does not go.</summary>
    protected abstract Address UnservedAddress { get; }

    /// <summary>The day before which it cannot deliver.</summary>
    protected abstract DateOnly Today { get; }

    [Fact]
    public async Task Send_ToAnAddressItServes_NamesTheParcelAndTheDay()
    {
        var answer = await Carrier.SendAsync(Request(ServedAddress), Token);

        Assert.True(answer.IsAccepted);
        Assert.False(string.IsNullOrWhiteSpace(answer.Given.Carrier));
        Assert.False(string.IsNullOrWhiteSpace(answer.Given.TrackingNumber));
        Assert.InRange(answer.Given.EstimatedDelivery, Today, DateOnly.MaxValue);
    }

    [Fact]
    public async Task Send_ToAnAddressItDoesNotServe_SaysWhyToProgramsAndPeople()
    {
        var answer = await Carrier.SendAsync(Request(UnservedAddress), Token);

        Assert.False(answer.IsAccepted);
        Assert.Matches("^[a-z0-9_]+$", answer.Decline.Code);
        Assert.EndsWith(".", answer.Decline.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ManyTimesAtOnceUnderOneKey_SendsOneParcel()
    {
        var request = Request(ServedAddress);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Carrier.SendAsync(request, Token)));

        var first = Assert.Single(answers.Distinct());
        Assert.Equal(first, await Carrier.SendAsync(request, Token));
    }

    [Fact]
    public async Task Send_UnderAnotherKey_SendsAnotherParcel() => Assert.NotEqual(await SentAsync(), await SentAsync());

    [Fact]
    public async Task Send_SomethingElseUnderAUsedKey_IsAFault()
    {
        var request = Request(ServedAddress);
        await Carrier.SendAsync(request, Token);

        await Assert.ThrowsAsync<PartnerKeyReusedException>(() => Carrier.SendAsync(request with { Pieces = 3 }, Token));
    }

    [Fact]
    public async Task Cancel_AParcel_IsDoneOnce()
    {
        var (parcel, key) = (await SentAsync(), Key());

        var answer = await Carrier.CancelAsync(key, parcel, Token);

        Assert.True(answer.IsAccepted);
        Assert.Equal(answer, await Carrier.CancelAsync(key, parcel, Token));
        Assert.False((await Carrier.CancelAsync(Key(), parcel, Token)).IsAccepted);
    }

    [Fact]
    public async Task Cancel_AParcelThatNobodySent_IsDeclined() => Assert.False((await Carrier.CancelAsync(Key(), "nothing", Token)).IsAccepted);

    [Fact]
    public async Task AnyRequest_ForWhichNobodyWaits_IsNotMade()
    {
        var nobody = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Carrier.SendAsync(Request(ServedAddress), nobody));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Carrier.CancelAsync(Key(), "nothing", nobody));
    }

    protected static string Key() => Guid.CreateVersion7().ToString("n");

    protected static ParcelRequest Request(Address address) => new(Key(), OrderNumber: 7, "Ana", address, Pieces: 2);

    protected async Task<string> SentAsync() => (await Carrier.SendAsync(Request(ServedAddress), Token)).Given!.TrackingNumber;
}
