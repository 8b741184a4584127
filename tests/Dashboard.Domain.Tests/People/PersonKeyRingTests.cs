using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.People;

public sealed class PersonKeyRingTests
{
    private readonly Table _table = new();
    private readonly HandClock _clock = new();
    private readonly PersonKey _key = PersonKey.New(Guid.NewGuid());
    private readonly PersonKeyRing _ring;

    public PersonKeyRingTests()
    {
        _ring = new PersonKeyRing(_table, _clock);
        _table.Keys[_key.PersonId] = _key;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_ThatWasJustLookedUp_IsNotLookedUpAgain()
    {
        await FindAsync();
        _table.Keys[_key.PersonId] = null;

        Assert.Same(_key, await FindAsync());
        Assert.Equal(1, _table.Questions);
    }

    [Fact]
    public async Task Key_ThatWasDestroyedElsewhere_IsForgottenWithinItsAge()
    {
        await FindAsync();
        _table.Keys[_key.PersonId] = null;
        _clock.Advance(PersonKeyRing.Age);

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Key_WhoseErasureWasRead_IsNeverGivenOutAgain()
    {
        var keys = await _ring.ForAsync([_key.PersonId], Token);

        _ring.Saw(new Gone(_key.PersonId), keys);
        _ring.Learn([_key]);
        _clock.Advance(PersonKeyRing.Age);

        Assert.Null(keys.Find(_key.PersonId));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Key_ThatIsLookedUpWhileItsErasureIsRead_DoesNotComeBack()
    {
        _table.Meanwhile = () => _ring.Forget(_key.PersonId);

        Assert.Null(await FindAsync());
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Stranger_IsToldFromWhoHasNoKeyAnyMore()
    {
        var (gone, stranger) = (Guid.NewGuid(), Guid.NewGuid());
        _table.Keys[gone] = null;

        var (keys, strangers) = await _ring.FindAsync([gone, stranger, _key.PersonId], Token);

        Assert.Equal([stranger], strangers);
        Assert.Equal((null, null, _key), (keys[gone], keys[stranger], keys[_key.PersonId]));
    }

    private async Task<PersonKey?> FindAsync() => (await _ring.ForAsync([_key.PersonId], Token)).Find(_key.PersonId);

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }

    private sealed record Gone(Guid PersonId) : IPersonErased;

    private sealed class Table : IPersonKeyTable
    {
        public Dictionary<Guid, PersonKey?> Keys { get; } = [];

        public int Questions { get; private set; }

        public Action? Meanwhile { get; set; }

        public Task<IReadOnlyDictionary<Guid, PersonKey?>> FindAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
        {
            Questions++;
            var found = people.Where(Keys.ContainsKey).ToDictionary(person => person, person => Keys[person]);
            Meanwhile?.Invoke();
            return Task.FromResult<IReadOnlyDictionary<Guid, PersonKey?>>(found);
        }
    }
}
