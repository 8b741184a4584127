using System.Text;
using System.Text.Json.Serialization;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.Log;

/// <summary>How an event changes its shape: the example to follow when the first one has to.</summary>
public sealed partial class UpcastTests
{
    private static readonly EventSet Events = new(
    [
        EventEntry.Old("parcel-sent", 1, ParcelJson.Default.ParcelSentV1, old => new ParcelSent { Carrier = "unknown", Grams = old.Kilograms * 1000 }),
        EventEntry.Current("parcel-sent", 2, ParcelJson.Default.ParcelSent),
    ]);

    [Fact]
    public void Read_OldVersion_IsTurnedIntoTodaysShape() =>
        Assert.Equal(new ParcelSent { Carrier = "unknown", Grams = 3000 }, Events.Read("parcel-sent", 1, """{"Kilograms":3}"""u8, PersonKeySet.None));

    [Fact]
    public void Write_Event_IsWrittenInTodaysVersion()
    {
        var sent = new ParcelSent { Carrier = "Post", Grams = 250 };

        var (name, version, payload) = Events.Write(sent, PersonKeySet.None);

        Assert.Equal(("parcel-sent", 2), (name, version));
        Assert.Equal(sent, Events.Read(name, version, Encoding.UTF8.GetBytes(payload), PersonKeySet.None));
        Assert.Equal([(typeof(ParcelSent), ("parcel-sent", 2))], Events.Names.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Read_VersionThatNobodyWrote_Throws() =>
        Assert.Throws<UnknownEventException>(() => Events.Read("parcel-sent", 3, "{}"u8, PersonKeySet.None));

    [Fact]
    public void Names_UsedTwice_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new EventSet(
        [
            EventEntry.Current("parcel-sent", 1, ParcelJson.Default.ParcelSent),
            EventEntry.Old("parcel-sent", 1, ParcelJson.Default.ParcelSentV1, _ => new ParcelSent { Carrier = "", Grams = 0 }),
        ]));

    internal sealed record ParcelSentV1
    {
        public required int Kilograms { get; init; }
    }

    internal sealed record ParcelSent : IEvent
    {
        public required string Carrier { get; init; }

        public required int Grams { get; init; }
    }

    [JsonSerializable(typeof(ParcelSentV1))]
    [JsonSerializable(typeof(ParcelSent))]
    private sealed partial class ParcelJson : JsonSerializerContext;
}
