import TestSupport
import Testing

@testable import Postgres

@Suite struct PoolStateTests {
    @Test("connections are opened up to the size, and then one waits")
    func connectionsAreOpenedUpToTheSizeAndThenOneWaits() {
        let state = Driver(size: 2)
        #expect(state.acquire(1) == [.open(1, for: 1)])
        #expect(state.acquire(2) == [.open(2, for: 2)])
        #expect(state.acquire(3) == [])
        #expect(state.acquire(4) == [])
        #expect(state.release(1, isReusable: true) == [.lend(1, to: 3)])
    }

    @Test("a connection that came back is lent before another is opened")
    func aConnectionThatCameBackIsLentBeforeAnotherIsOpened() {
        let state = Driver(size: 2)
        _ = state.acquire(1)
        #expect(state.release(1, isReusable: true) == [])
        #expect(state.acquire(2) == [.lend(1, to: 2)])
    }

    @Test("an unusable connection is closed, and who waits opens a new one")
    func anUnusableConnectionIsClosedAndWhoWaitsOpensANewOne() {
        let state = Driver(size: 1)
        _ = state.acquire(1)
        _ = state.acquire(2)
        #expect(state.release(1, isReusable: false) == [.close(1), .open(2, for: 2)])
    }

    @Test("who gives up is not served")
    func whoGivesUpIsNotServed() {
        let state = Driver(size: 1)
        _ = state.acquire(1)
        _ = state.acquire(2)
        _ = state.acquire(3)
        let gaveUp = state.abandon(2)
        let again = state.abandon(2)
        #expect(gaveUp)
        #expect(!again)
        #expect(state.release(1, isReusable: true) == [.lend(1, to: 3)])
    }

    @Test("a connection given back twice counts once")
    func aConnectionGivenBackTwiceCountsOnce() {
        let state = Driver(size: 1)
        _ = state.acquire(1)
        _ = state.release(1, isReusable: true)
        #expect(state.release(1, isReusable: true) == [])
        #expect(state.acquire(2) == [.lend(1, to: 2)])
        #expect(state.acquire(3) == [])
    }

    @Test("closing refuses who waits, closes what is idle and finishes with the last one lent")
    func closingRefusesWhoWaitsClosesWhatIsIdleAndFinishesWithTheLastOneLent() {
        let state = Driver(size: 2)
        _ = state.acquire(1)
        _ = state.acquire(2)
        _ = state.release(2, isReusable: true)
        #expect(state.close() == [.close(2)])
        #expect(state.acquire(3) == [.refuse(3)])
        #expect(state.release(1, isReusable: true) == [.close(1), .finish])
        #expect(state.close() == [])
    }

    @Test("any order of events lends each connection to one at a time and never more than the size")
    func anyOrderOfEventsLendsEachConnectionToOneAtATimeAndNeverMoreThanTheSize() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let state = Driver(size: Int.random(in: 1...4, using: &random))
            var held: Set<Int> = []
            var waiting: Set<Int> = []
            for event in 0..<100 {
                var actions: [PoolState.Action] = []
                if Bool.random(using: &random) {
                    waiting.insert(event)
                    actions = state.acquire(event)
                } else if let id = held.randomElement(using: &random) {
                    held.remove(id)
                    actions = state.release(id, isReusable: Bool.random(using: &random))
                } else if let waiter = waiting.randomElement(using: &random) {
                    #expect(state.abandon(waiter))
                    waiting.remove(waiter)
                }
                for case .lend(let id, let waiter) in actions {
                    #expect(held.insert(id).inserted)
                    waiting.remove(waiter)
                }
                for case .open(let id, let waiter) in actions {
                    #expect(held.insert(id).inserted)
                    waiting.remove(waiter)
                }
                #expect(held.count <= state.size)
                #expect(waiting.isEmpty || held.count == state.size)
            }
        }
    }
}

/// A pool's decisions where they can be asked for inside an expectation, which takes no changing of values.
private final class Driver {
    private var state: PoolState

    init(size: Int) {
        state = PoolState(size: size)
    }

    var size: Int { state.size }

    func acquire(_ waiter: Int) -> [PoolState.Action] { state.acquire(waiter) }

    func abandon(_ waiter: Int) -> Bool { state.abandon(waiter) }

    func release(_ connection: Int, isReusable: Bool) -> [PoolState.Action] {
        state.release(connection, isReusable: isReusable)
    }

    func close() -> [PoolState.Action] { state.close() }
}
